export { gemmF32, gemmPackedF32 } from "./gemm-f32";
export { gemmF64 } from "./gemm-f64";
export { packPanelsF32, packPanelsF64 } from "./pack";
export { fillRowsF32, fillRowsF64, addColumnSumsF32, addColumnSumsF64 } from "./rows";
export { adamF32, addScaledF32, multiplyF32, scaleF32, sumSquaresF32 } from "./vector-f32";
export { squaredErrorF32 } from "./loss-f32";
export { addScaledRowsF64 } from "./jacobian-f64";
export { luFactorF64, luSolveF64, luInverseF64 } from "./lu-f64";
export { realSchurF64 } from "./schur-f64";
