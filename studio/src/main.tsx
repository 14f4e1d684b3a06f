import "./workers/without-code-generation.ts";
import "@mantine/core/styles.css";
import "uplot/dist/uPlot.min.css";
import "./app/studio.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";

createRoot(document.getElementById("root")!).render(<StrictMode><App /></StrictMode>);
