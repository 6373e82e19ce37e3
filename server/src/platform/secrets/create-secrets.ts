import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

export type Secrets = {
  /** Encrypts and authenticates with the newest key. */
  seal(plain: string): string;
  /** Throws when the text was not sealed with one of our keys, or was changed since. */
  open(sealed: string): string;
  /** True when the text was sealed with an older key: seal it again. */
  isOld(sealed: string): boolean;
  /** A signature under a purpose: one made for links is worth nothing for sessions. */
  sign(purpose: string, text: string): string;
  verify(purpose: string, text: string, signature: string): boolean;
  /** Claims in a signed token that a URL or header can carry. Readable by its bearer: no secrets inside. */
  issueToken(purpose: string, claims: Record<string, unknown>, expiresAt: Date): string;
  /** undefined: forged, changed, for another purpose, or expired. */
  findClaims(purpose: string, token: string, now: Date): Record<string, unknown> | undefined;
};

type Key = { id: string; seal: Buffer; sign: Buffer };

const VERSION = 's1';
const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

const derive = (secret: string, use: string): Buffer => Buffer.from(hkdfSync('sha256', secret, 'throughline', use, 32));

const makeKey = (secret: string): Key => {
  const sign = derive(secret, 'sign');
  return { id: createHash('sha256').update(derive(secret, 'id')).digest('base64url').slice(0, 8), seal: derive(secret, 'seal'), sign };
};

/** From secret keys of at least 32 characters, newest first: the first seals and signs, the others still open and verify. */
export const createSecrets = (secretKeys: readonly string[]): Secrets => {
  const keys = secretKeys.map(makeKey);
  const [newest] = keys;
  if (newest === undefined) throw new Error('no secret key was given');
  const verify = (purpose: string, text: string, signature: string): boolean => {
    const given = Buffer.from(signature, 'base64url');
    return keys
      .map((key) => mac(key, purpose, text))
      .some((expected) => given.length === expected.length && timingSafeEqual(given, expected));
  };
  const sign = (purpose: string, text: string): string => mac(newest, purpose, text).toString('base64url');
  return {
    seal: (plain) => sealWith(newest, plain),
    open: (sealed) => openWith(keys, sealed),
    isOld: (sealed) => sealed.split('.')[1] !== newest.id,
    sign,
    verify,
    issueToken: (purpose, claims, expiresAt) => {
      const body = Buffer.from(JSON.stringify({ ...claims, exp: Math.floor(expiresAt.getTime() / 1000) })).toString('base64url');
      return `${body}.${sign(purpose, body)}`;
    },
    findClaims: (purpose, token, now) => {
      const [body = '', signature = ''] = token.split('.');
      if (!verify(purpose, body, signature)) return undefined;
      const { exp, ...claims } = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as { exp: number };
      return exp * 1000 > now.getTime() ? claims : undefined;
    },
  };
};

// The purpose's length is part of what is signed: no text can slide into the purpose.
const mac = (key: Key, purpose: string, text: string): Buffer =>
  createHmac('sha256', key.sign).update(`${purpose.length}:${purpose}:${text}`).digest();

const sealWith = (key: Key, plain: string): string => {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key.seal, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(`${VERSION}.${key.id}`));
  const content = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return [VERSION, key.id, iv.toString('base64url'), content.toString('base64url')].join('.');
};

const openWith = (keys: readonly Key[], sealed: string): string => {
  const [version, id, iv = '', text = ''] = sealed.split('.');
  if (version !== VERSION) throw new Error('this is no sealed text');
  const key = keys.find((candidate) => candidate.id === id);
  if (key === undefined) {
    throw new Error('this was sealed with a secret key that is no longer known: give the old key back, THROUGHLINE_SECRET_KEY=new,old');
  }
  const content = Buffer.from(text, 'base64url');
  const decipher = createDecipheriv(CIPHER, key.seal, Buffer.from(iv, 'base64url'), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(`${VERSION}.${key.id}`));
  decipher.setAuthTag(content.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(content.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8');
};
