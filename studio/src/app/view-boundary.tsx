import { Component, type ReactNode } from "react";
import { TroubleNotice } from "./trouble-notice.tsx";

interface Failure {
  readonly error: Error | undefined;
}

/** Keeps an error in one view from taking the page with it: says what happened in the view's place. */
export class ViewBoundary extends Component<{ readonly title: string; readonly children: ReactNode }, Failure> {
  override state: Failure = { error: undefined };

  static getDerivedStateFromError(error: Error): Failure {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return <TroubleNotice trouble={{ title: `The view “${this.props.title}” stopped`, message: error.message, remedy: "The other views go on; loading the page anew opens this one again" }} />;
  }
}
