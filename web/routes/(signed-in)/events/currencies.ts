/** The currencies in circulation by ISO 4217. The list of the runtime has historic ones as well. */
const codes =
	`AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN
BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP
GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD
KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK
NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD
SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF
XPF YER ZAR ZMW ZWG`.split(/\s+/);

/** The currencies to choose from, with their names in a language, in the order of the names. */
export function currencies(locale: string): { code: string; name: string }[] {
	const names = new Intl.DisplayNames(locale, { type: 'currency' });
	const { compare } = new Intl.Collator(locale);
	return codes
		.map((code) => ({ code, name: names.of(code) ?? code }))
		.sort((one, other) => compare(one.name, other.name));
}
