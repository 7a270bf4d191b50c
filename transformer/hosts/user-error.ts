/** Something the user can mend; shown as its message alone. */
export class UserError extends Error {}
