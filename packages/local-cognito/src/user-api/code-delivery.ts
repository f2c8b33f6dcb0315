/** Where a code was sent, as responses tell it: `a***@e***`. */
export function codeDelivery(email: string) {
	const Destination = email.replace(/^(.)[^@]*@(.).*$/, '$1***@$2***');
	return { Destination, DeliveryMedium: 'EMAIL', AttributeName: 'email' };
}
