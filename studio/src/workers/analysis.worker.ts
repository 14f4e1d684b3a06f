import { expose } from "comlink";
import "./without-code-generation.ts";
import { createAnalysisSession } from "./analysis-session.ts";

expose(createAnalysisSession());
