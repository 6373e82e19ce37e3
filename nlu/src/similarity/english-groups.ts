import { lazy } from '../lazy.ts';
import { stemEnglish } from '../stem-english.ts';

/** Everyday and service English that says the same in other words, a group a line. Written for this project from general knowledge. */
const GROUPS = `
buy purchase order bought
get receive obtain got acquire
refund reimburse reimbursement moneyback
cancel terminate stop end discontinue
fee charge cost price pay payment expense
cheap inexpensive affordable low
money cash funds fund
begin start commence
help assist support aid
need require must necessary requirement
fast quick rapid soon speed
slow delay late delayed
big large huge
small little minor
change modify alter update edit adjust switch
fix repair solve resolve troubleshoot
broken faulty defective damaged
error problem issue trouble fault bug
wrong incorrect mistaken inaccurate
right correct accurate proper
safe secure protected
danger dangerous risk risky hazard unsafe
ill sick illness disease unwell
doctor physician clinician
medicine drug medication
child children kid kids
old elderly older senior
stop prevent avoid
spread transmit transmission transmitted spreadable transfer
catch contract
show display indicate
tell inform notify advise report
look search seek find locate
see view watch
keep retain hold
allow permit let permitted allowed
forbid prohibit ban disallow banned
send ship deliver dispatch mail shipping delivery
arrive arrival reach
lost missing lose
steal stolen theft
cellphone mobile phone smartphone telephone
email mail e-mail
website site webpage page
account profile
login signin log-in
password passcode pin
delete remove erase
close shut closed closure
open opened opening
join enroll register enrol signup apply application
leave exit quit
job work employment employer employee
earn gain
increase raise grow higher
decrease reduce lower cut
limit maximum cap max restriction
least minimum min
reward bonus perk benefit
cashback rebate
trip travel journey travelling traveling vacation
abroad overseas foreign international
hotel accommodation lodging
car vehicle automobile
pet dog animal cat
park parking
child-friendly family
luggage baggage bag
wifi internet wireless
breakfast meal food
restaurant cafe diner
drink beverage alcohol
vegetarian vegan
reserve reservation book booking
free complimentary gratis
near nearby close-by
bill invoice statement
loan borrow credit lend
debt owe owed
interest rate apr
card cards
declined rejected refused denied reject decline
approve approved accept accepted approval
confirm verify check verification confirmation
person people human individual someone
home house residence
wash clean disinfect sanitize
cover protect coverage
reason cause why
way method means mode
guess estimate
happen occur
contact reach-out call
symptom sign
test testing tested
possible feasible
eligible qualify qualified eligibility
mistake error
complain complaint
company business firm organization
worker staff personnel employee
difference different differ distinguish
name called named
place location site where
long duration
`;

/** Stem → group mark; a stem that stands in two groups keeps the first. */
export const englishGroups = lazy((): ReadonlyMap<string, string> => {
  const marks = new Map<string, string>();
  GROUPS.trim()
    .split('\n')
    .forEach((line, group) => {
      for (const word of line.split(' ')) {
        const stem = stemEnglish(word);
        if (!marks.has(stem)) marks.set(stem, `~${group}`);
      }
    });
  return marks;
});
