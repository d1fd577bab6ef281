/** Whom a line is about. */
export const NAME =
  /姓名|名字|户主|农户|党员|(申请|领取|领款|保障|补贴|补助|救助|承包|参保|受益|受助|享受|优抚|当选|候选|代表)(人|户|对象|者)/
/** Where they live, as neighbours call it. */
export const GROUP = /小组|村组|组别|自然村|网格|片区|楼栋|^组$/
/** What may stand before a name. */
export const BEFORE_NAME = /序号|编号|^号$|^村|社区|镇|街道/
/** What was decided about them: worth its place beside the name. */
export const DECIDED = /结果|金额|面积|档次|类别|等级|标准|状态/
