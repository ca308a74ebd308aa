/** What is said in place of a status on a day before the recommendation was entered, whenever its review was published. */
export const NOT_YET = "Not in the tracker yet";
