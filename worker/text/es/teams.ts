import type { teams as english } from '../en/teams.ts';
import { message } from './wording.ts';

export const teams: typeof english = {
	title: message('Equipo de {name}'),
	heading: 'Equipo de {name}',
	roles: { owner: 'Titular', manager: 'Gestión', helper: 'Ayuda' },
	may: {
		owner: 'Todo.',
		manager: 'Todo menos el equipo, la cesión y la eliminación.',
		helper: 'Ve el negocio antes de que sea público y quién quiere participar en sus eventos.'
	},
	you: 'tú',
	since: 'se unió',
	change: 'Cambiar el papel<hidden> de {name}</hidden>',
	newRole: message('Papel de {name}'),
	remove: 'Quitar<hidden> a {name}</hidden>',
	leave: 'Dejar el equipo',
	leaveHint: 'Puedes volver cuando alguien te invite de nuevo.',
	ownerStays: 'Este negocio es tuyo. Para dejarlo, cédelo antes: invita a alguien como titular.',
	back: 'Volver a {name}',

	invite: {
		heading: 'Invitar a alguien',
		explanation:
			'Recibes un enlace que funciona una sola vez, durante siete días. Envíalo a una persona: quien lo abra y acepte, entra en el equipo.',
		role: 'Papel',
		email: 'Correo (opcional)',
		emailHint:
			'Si alguien con cuenta aquí la usa, le escribimos. Pasa el enlace tú en cualquier caso.',
		unverified: 'Cuando tu negocio esté verificado, podremos enviar el enlace también por correo.',
		owner: 'Titular: cede el negocio, y tú sigues en la gestión',
		submit: 'Invitar',
		made: 'Copia este enlace ahora: no se vuelve a mostrar.',
		sent: 'Si alguien aquí usa esa dirección, también le hemos escrito.',
		link: 'El enlace'
	},

	open: {
		heading: 'Invitaciones abiertas',
		toAddress: '{role} · {address}',
		link: '{role} · un enlace',
		until: 'caduca',
		withdraw: 'Retirar<hidden> la invitación: {role}</hidden>'
	},

	flashes: {
		changed: { title: 'Cambiado', text: 'El papel ha cambiado.' },
		removed: { title: 'Fuera del equipo', text: 'Esa persona ya no está en el equipo.' },
		withdrawn: { title: 'Retirada', text: 'Ese enlace ya no funciona.' },
		left: { title: 'Has dejado el equipo', text: 'Ya no estás en ese equipo.' }
	},

	invitation: {
		title: 'Una invitación para ti',
		join: {
			manager: '{from} te invita a la gestión de {business}.',
			helper: '{from} te invita a ayudar en el equipo de {business}.',
			owner: '{from} quiere cederte {business}.'
		},
		consequences: {
			manager:
				'Podrás cambiar el negocio y sus eventos, y participar con él en otros. El resto del equipo ve tu nombre.',
			helper:
				'Verás el negocio antes de que sea público y quién quiere participar en sus eventos. El resto del equipo ve tu nombre.',
			owner: 'El negocio y sus eventos serán tuyos. {from} sigue en la gestión.'
		},
		until: 'Esta invitación termina',
		accept: 'Aceptar',
		decline: 'Ahora no',
		accepted: {
			manager: '¡Te damos la bienvenida al equipo! Ya estás en la gestión.',
			helper: '¡Te damos la bienvenida al equipo! Ya puedes ayudar.',
			owner: 'Ya es tuyo.'
		}
	}
};
