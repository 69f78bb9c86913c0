import { useEffect, useState } from 'react';

/** The day, told anew when the next one has begun: a page stays open over night. */
export function useToday(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const look = () => setNow((before) => (new Date().toDateString() === before.toDateString() ? before : new Date()));
    const timer = setInterval(look, 60_000);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return now;
}
