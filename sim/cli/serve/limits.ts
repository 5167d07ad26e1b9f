/** Most bytes of a record; the longest is a third shorter. @source ASSUMED, A-310 */
export const RECORD_MAX = 1_024;
/** Most bytes that go through the air at once: more than any frame has, so that one which is too long can be tried. @source ASSUMED, A-310 */
export const BLOB_MAX = 512;
/** Clients at the same time, and as many strangers who have not said hello yet. @source ASSUMED, A-311 */
export const CLIENTS_MOST = 8;
/** How long a stranger may be silent, real ms. @source ASSUMED, A-311 */
export const HELLO_WITHIN_MS = 5_000;
/** How long somebody who was sent away may take to hear why, real ms. @source ASSUMED, A-311 */
export const FAREWELL_MS = 1_000;
/** Bytes that may wait for a client that does not read, beyond what the system holds for it. @source ASSUMED, A-312 */
export const UNREAD_MOST = 262_144;
/** Frames and wakes of a client while the clock shows the same millisecond. @source ASSUMED, A-313 */
export const DEEDS_MOST = 64;
/** How far time goes by one record, simulated ms: so little that nobody else waits for it. @source ASSUMED, A-314 */
export const ADVANCE_MOST_MS = 86_400_000;
/** Records of one client in a row before somebody else has his turn. @source ASSUMED, A-314 */
export const TURN_RECORDS = 16;
