import { millilitres, type Volume } from '../../units/index.js';
import type { FirmwareConfig } from '../config.js';

/**
 * Volume that the pump books as delivered when a blockage clears: what the line took up between the release level and
 * the level at which the pump held, by the compliance it was told.
 *
 * @requirement SR-023
 */
export const releasedVolume = (config: FirmwareConfig): Volume =>
  millilitres(config.compliance * (config.occlusionAt - config.releasedBelow));
