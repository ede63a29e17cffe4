// The API description, as it is served and as requests are judged by it.
import { readFileSync } from 'node:fs';

export const description = JSON.parse(readFileSync(new URL('./openapi.json', import.meta.url), 'utf8'));
