import { z } from "zod";

/** A number as JSON carries it: NaN and the infinities travel as `null`, and arrive as NaN. */
export const lenientNumber = z.number().nullable().transform((value) => value ?? Number.NaN);

/** Many of them; one pass over the whole list, since figures hold hundreds of thousands. */
export const lenientNumbers = z.array(z.number().nullable()).transform((values) => values.map((value) => value ?? Number.NaN));
