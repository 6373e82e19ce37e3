/** When a snoozed conversation comes back: presets in the agent's own zone. */
const at = (day: Date, plusDays: number, hour: number): Date => {
  const date = new Date(day);
  date.setDate(date.getDate() + plusDays);
  date.setHours(hour, 0, 0, 0);
  return date;
};

export type SnoozePreset = { id: 'hour' | 'evening' | 'tomorrow' | 'monday'; until: Date };

/** The presets that lie at least half an hour ahead. */
export const snoozePresets = (now: Date): SnoozePreset[] => {
  const daysToMonday = (8 - now.getDay()) % 7 || 7;
  const all: SnoozePreset[] = [
    { id: 'hour', until: new Date(now.getTime() + 3_600_000) },
    { id: 'evening', until: at(now, 0, 18) },
    { id: 'tomorrow', until: at(now, 1, 9) },
    { id: 'monday', until: at(now, daysToMonday, 9) },
  ];
  return all.filter((preset) => preset.until.getTime() - now.getTime() > 1_800_000);
};
