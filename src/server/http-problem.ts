import { InvalidInputError, type Complaint } from "../numeric/errors.ts";

/** A request that is not answered as it asks: a complaint with the status of HTTP that fits it. */
export class HttpProblem extends InvalidInputError {
  readonly status: number;

  constructor(status: number, complaint: Complaint) {
    super(complaint);
    this.status = status;
  }
}
