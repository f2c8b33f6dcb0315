import { env } from 'cloudflare:workers';
import { R2PictureStore } from '../pictures/r2-picture-store.ts';

/** The bucket and the Images of wrangler.toml, which are local here. */
export const testPictures = new R2PictureStore(env.PICTURES, env.IMAGES);
