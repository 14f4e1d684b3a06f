import { expose } from "comlink";
import "./without-code-generation.ts";
import { createFilesSession } from "./files-session.ts";

expose(createFilesSession());
