/** A refusal of the Bot API: `{ok: false, error_code, description, parameters?}`. */
export class BotError extends Error {
  readonly code: number;
  readonly parameters: Record<string, number> | undefined;

  constructor(code: number, description: string, parameters?: Record<string, number>) {
    super(description);
    this.name = 'BotError';
    this.code = code;
    this.parameters = parameters;
  }
}
