export default function native() {
  return { stringify: JSON.stringify }
}
