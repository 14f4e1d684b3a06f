/** The paper that the study is about. */
export const fullForcePaper = "Salatiello, Giese: Recurrent Neural Network Learning of Performance and Intrinsic Population Dynamics from Sparse Neural Data. ICANN 2020, arXiv 2005.02211.";

/** Where its statements were read; the body of the paper was not. */
export const paperAbstract = "Salatiello & Giese (2020), abstract";

/** Statements on the publisher's page of the paper. */
export const publisherPage = "Salatiello & Giese (2020), publisher's page (abstract and footnotes)";

/** The published circuit. */
export const stroudCode = "code and data of Stroud et al. (2018), repository gain_modulation_stability_optimised_circuits";
