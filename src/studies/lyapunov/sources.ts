/** The two papers that the study is about. */
export const lyapunovPaper =
  "Engelken, Wolf, Abbott: Lyapunov spectra of chaotic recurrent neural networks. Physical Review Research 5, 043044 (2023); Vogt, Puelma Touzel, Shlizerman, Lajoie: On Lyapunov exponents for RNNs. Frontiers in Applied Mathematics and Statistics 8, 818799 (2022).";

/** Where statements on random networks were read; the full text was not. */
export const engelkenAbstract = "Engelken, Wolf & Abbott (2023), abstract";

/** Where results on trained networks were read; the full text was not. */
export const vogtFiles = "Vogt et al. (2022), result files of the published code (LSTM of 512 units on War and Peace, 110 runs)";
