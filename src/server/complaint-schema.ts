import { z } from "zod";

/** The parts of an error, see `Complaint`. */
export const complaintSchema = z.object({
  who: z.string(),
  expected: z.string(),
  got: z.string(),
  remedy: z.string().exactOptional(),
});
