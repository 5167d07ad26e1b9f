/** What is said of a kept trace whose scenario is gone. */
export const orphanText = (name: string): string => `${name} is kept, but no scenario gives it any more: delete it`;
