import { config } from "zod";

/** The page's content security policy forbids code made at run time, which zod would otherwise try. */
config({ jitless: true });
