import * as v from 'valibot';
import { ApiError } from './api-error.ts';
import { text } from './input.ts';
import { userOperation, type Operation } from './operation.ts';

const deviceKey = v.pipe(text(1, 55), v.regex(/^[\w-]+_[0-9a-f-]+$/));
const withDevice = v.object({ DeviceKey: deviceKey });

function unknownDevice(): never {
	throw new ApiError('ResourceNotFoundException', 'Device does not exist.');
}

/** Operations on devices, which this pool does not track: nobody has any. */
export const deviceOperations: Record<string, Operation> = {
	ListDevices: userOperation(
		v.object({ Limit: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(60))) }),
		() => ({ Devices: [] })
	),
	GetDevice: userOperation(withDevice, unknownDevice),
	ForgetDevice: userOperation(withDevice, unknownDevice),
	UpdateDeviceStatus: userOperation(
		v.object({
			DeviceKey: deviceKey,
			DeviceRememberedStatus: v.optional(v.picklist(['remembered', 'not_remembered']))
		}),
		unknownDevice
	),
	ConfirmDevice: userOperation(
		v.object({ DeviceKey: deviceKey, DeviceName: v.optional(text(1, 1024)) }),
		unknownDevice
	)
};
