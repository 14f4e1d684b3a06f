import "../workers/without-code-generation.ts";
import { expose } from "comlink";
import { createSourceSession } from "./source-session.ts";

expose(createSourceSession());
