export type { Catalogue, FaultDescriptor, ParameterDescriptor, ParameterUnit } from './catalogue.js';
export { formatIssue, type Issue } from './issue.js';
export { scenarioJsonSchema, scenarioJsonSchemaText } from './json-schema.js';
export { completionOf, namedEventOf } from './judge/happening.js';
export { createJudge, type ExpectResult, type Judge, type JudgeSnapshot } from './judge/judge.js';
export { windowsIn } from './judge/quantities.js';
export type { SignalReader } from './judge/signals.js';
export { withSettings } from './lay-over.js';
export * from './lesson.js';
export { type Parsed, type ParseOptions, parseScenario } from './parse.js';
export { formatParameter } from './resolve/parameter.js';
export * from './scenario.js';
/** For rooms with a kind of YAML file of their own, so that it is read and answered as scenarios are. */
export * as written from './written.js';
