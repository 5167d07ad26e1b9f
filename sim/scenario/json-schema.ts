import { z } from 'zod';
import { file } from './schema/file.js';

/**
 * JSON Schema (2020-12) of scenario files, made from the definitions that read them.
 *
 * Names that depend on the catalogue (drugs, devices, faults, states) are plain text here; `check` knows them.
 */
export const scenarioJsonSchema = (): Readonly<Record<string, unknown>> => ({
  ...z.toJSONSchema(file, { io: 'input', unrepresentable: 'any' }),
  title: 'thecal scenario',
});

/** The JSON Schema as the text of `scenario.schema.json`. */
export const scenarioJsonSchemaText = (): string => `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`;
