import { createHash, createHmac, getDiffieHellman, hkdfSync, randomBytes } from 'node:crypto';

// The group of RFC 3526, section 4, which SRP clients of Cognito use.
const modulus = BigInt(`0x${getDiffieHellman('modp15').getPrime('hex')}`);

/** A client of SRP as Cognito's own libraries implement it, written apart from the server. */
export function srpClient() {
	const secret = BigInt(`0x${randomBytes(32).toString('hex')}`);
	const publicNumber = power(2n, secret);
	return {
		publicNumber: publicNumber.toString(16),
		/** The responses of PASSWORD_VERIFIER. */
		answer(userPoolId: string, password: string, parameters: Record<string, string>) {
			const { SALT = '', SRP_B = '', SECRET_BLOCK = '', USER_ID_FOR_SRP = '' } = parameters;
			const name = `${userPoolId.split('_')[1]}${USER_ID_FOR_SRP}`;
			const serverNumber = BigInt(`0x${SRP_B}`);
			const scrambling = hash(bytes(publicNumber), bytes(serverNumber));
			const inner = createHash('sha256').update(`${name}:${password}`).digest();
			const x = hash(bytes(BigInt(`0x${SALT}`)), inner);
			const multiplier = hash(bytes(modulus), bytes(2n));
			const base = serverNumber - ((multiplier * power(2n, x)) % modulus) + modulus;
			const common = power(base, secret + scrambling * x);
			const key = hkdfSync('sha256', bytes(common), bytes(scrambling), 'Caldera Derived Key', 16);
			const TIMESTAMP = timestamp(new Date());
			const signature = createHmac('sha256', Buffer.from(key))
				.update(name)
				.update(Buffer.from(SECRET_BLOCK, 'base64'))
				.update(TIMESTAMP)
				.digest('base64');
			return {
				USERNAME: USER_ID_FOR_SRP,
				PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
				PASSWORD_CLAIM_SIGNATURE: signature,
				TIMESTAMP
			};
		}
	};
}

function power(base: bigint, exponent: bigint): bigint {
	let result = 1n;
	for (const bit of exponent.toString(2)) {
		result = (result * result) % modulus;
		if (bit === '1') result = (result * base) % modulus;
	}
	return result;
}

/** The bytes of a number with a sign bit, as Java writes them. */
function bytes(value: bigint): Buffer {
	const hex = value.toString(16);
	const even = hex.length % 2 === 0 ? hex : `0${hex}`;
	return Buffer.from(parseInt(even.slice(0, 2), 16) > 127 ? `00${even}` : even, 'hex');
}

const hash = (...parts: Buffer[]) =>
	BigInt(`0x${createHash('sha256').update(Buffer.concat(parts)).digest('hex')}`);

/** `Mon Nov 30 08:00:00 UTC 2026` */
function timestamp(date: Date): string {
	const [day, number, month, year, time] = date.toUTCString().replace(',', '').split(' ');
	return `${day} ${month} ${Number(number)} ${time} UTC ${year}`;
}
