/** The runner met something that it does not imitate, or that GitHub would not accept: the run does not go on. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}
