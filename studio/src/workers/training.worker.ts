import { expose } from "comlink";
import "./without-code-generation.ts";
import { createTrainingSession } from "./training-session.ts";

expose(createTrainingSession());
