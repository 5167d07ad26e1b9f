import { Observable, type Observer, type Operator, Subscriber, type Subscription, type TeardownLogic } from 'rxjs';

/** Takes an error that nobody else will handle. */
export type Capture = (error: unknown) => void;
type Watcher<T> = Partial<Observer<T>> | ((value: T) => void) | null | undefined;

const guarded = <T>(watcher: Watcher<T>, capture: Capture): Partial<Observer<T>> => {
  const observer: Partial<Observer<T>> = typeof watcher === 'function' ? { next: watcher } : (watcher ?? {});
  return {
    next: (value) => {
      try {
        observer.next?.(value);
      } catch (error) {
        capture(error);
      }
    },
    error: (error) => {
      if (observer.error) observer.error(error);
      else capture(error);
    },
    complete: () => observer.complete?.(),
  };
};

/**
 * An observable that hands a handler's error to its owner.
 *
 * RxJS reports what a handler throws later, on an empty stack, where the one who emitted cannot see it; a run would go on
 * in a broken world. Streams derived with `pipe` are guarded too. Behind a `Subject` that guard ends.
 */
export class GuardedObservable<T> extends Observable<T> {
  readonly #capture: Capture;

  /** @param capture  gets each error that a handler throws, and each error that no handler takes */
  constructor(capture: Capture, subscribe?: (subscriber: Subscriber<T>) => TeardownLogic) {
    super(subscribe);
    this.#capture = capture;
  }

  override subscribe(
    watcher?: Watcher<T>,
    error?: ((error: unknown) => void) | null,
    complete?: (() => void) | null,
  ): Subscription {
    if (watcher instanceof Subscriber) return super.subscribe(watcher);
    const observer: Watcher<T> =
      typeof watcher === 'function' || !watcher
        ? { ...(watcher && { next: watcher }), ...(error && { error }), ...(complete && { complete }) }
        : watcher;
    return super.subscribe(guarded(observer, this.#capture));
  }

  override lift<R>(operator?: Operator<T, R>): Observable<R> {
    const lifted = new GuardedObservable<R>(this.#capture);
    lifted.source = this;
    lifted.operator = operator;
    return lifted;
  }
}
