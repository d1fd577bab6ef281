/** Why a date cannot be worked out. */
export const calendarProblems = {
  unknownYear: (year: number) => `还没有 ${year} 年的放假安排，这一天算不出来，以受理单为准。`,
  noSuchDay: (day: string) => `日历上没有 ${day} 这一天。`,
}
