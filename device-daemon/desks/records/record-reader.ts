/**
 * Who asks for cases and bookings, and what they see. `all`: everything. `own`: cases that are theirs, of their window or carried
 * by them, and every booking, but phone and address of those alone that they go to. `carried`: what they carry, and nothing else.
 */
export type RecordReader = { account: string; sees: 'all' | 'own' | 'carried' }
