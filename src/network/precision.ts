import type { Kernels } from "../kernels/kernels.ts";

/** Bytes of a number and columns of a packed panel, by precision. */
export const precisionLayout = {
  float32: { bytes: 4, panel: 8 },
  float64: { bytes: 8, panel: 4 },
} as const;

/** The kernels of one precision under common names. */
export interface PrecisionKernels {
  readonly name: "float32" | "float64";
  readonly bytes: 4 | 8;
  /** Columns of a packed panel. */
  readonly panel: 4 | 8;
  readonly gemm: Kernels["gemmF32"];
  readonly pack: Kernels["packPanelsF32"];
  readonly fillRows: Kernels["fillRowsF32"];
  readonly addColumnSums: Kernels["addColumnSumsF32"];
}

/** Binds the kernel table to a precision. */
export function kernelsOf(precision: "float32" | "float64", kernels: Kernels): PrecisionKernels {
  if (precision === "float32") {
    return {
      name: precision, ...precisionLayout.float32,
      gemm: kernels.gemmF32, pack: kernels.packPanelsF32, fillRows: kernels.fillRowsF32, addColumnSums: kernels.addColumnSumsF32,
    };
  }
  return {
    name: precision, ...precisionLayout.float64,
    gemm: kernels.gemmF64, pack: kernels.packPanelsF64, fillRows: kernels.fillRowsF64, addColumnSums: kernels.addColumnSumsF64,
  };
}
