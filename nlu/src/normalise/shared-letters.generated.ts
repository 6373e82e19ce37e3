/** Letters of simplified writing that Japanese uses as well. Source: JIS X 0208. Written by training/make-letter-tables.ts. */
export const SHARED_LETTERS =
  '并乱亘占来俣侠个杰偬仆雇价尽凶儿内册凛刹剥励区却参咤嘘当嘱国采堕坏壮寿梦奥学寝写宝将届尸屡属峡岩厩厦厨厮厂广弑弥弯彦径从恒耻悦凄栗惨怜凭惧恋戯抛挟挂掴担据携叙数断于晋昼晒会条弃栖杠椁椢楼枢朴机横档桧梼蘖欧残殴气决没冲况凉泪渊浅涌准温湿滞潜淀' +
  '涛潴洒湾无烟灯熏炉争床状狭犹独献瑶瓮画畴痴痒疱盗眦碍砺秘禄禅礼祢祷税禀称窃笋筝筑箪吁粤粽粮网声听脉唇脱脚胆旧庄茎莱叶莅盖蒋葱荐苧薮芦苹虚号虱蝉虫蝎蛎蚕蛮装触托咏夸咨誉猪猫迹践跖踪躯辞遥迩医厘辟随陦隶双静韵愿余肴体郁咸麦麸黄点党';
