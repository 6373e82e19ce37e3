/** Provinces and places of their rank, longest first where one begins another. */
const PROVINCES =
  '内蒙古 黑龙江 北京 天津 上海 重庆 河北 山西 辽宁 吉林 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 广西 西藏 宁夏 新疆 香港 澳门';
/** The larger cities; others are known by their 市. */
const CITIES =
  '石家庄 唐山 太原 大同 呼和浩特 包头 沈阳 大连 长春 哈尔滨 大庆 南京 苏州 无锡 常州 徐州 南通 扬州 杭州 宁波 温州 嘉兴 绍兴 金华 台州 合肥 芜湖 福州 厦门 泉州 漳州 南昌 赣州 济南 青岛 烟台 潍坊 临沂 郑州 洛阳 武汉 宜昌 襄阳 长沙 株洲 衡阳 广州 深圳 珠海 佛山 东莞 中山 惠州 汕头 南宁 桂林 柳州 海口 三亚 成都 绵阳 贵阳 遵义 昆明 大理 拉萨 西安 咸阳 兰州 西宁 银川 乌鲁木齐 台北 高雄';

export const PROVINCE_NAMES: readonly string[] = PROVINCES.split(' ');
export const CITY_NAMES: readonly string[] = CITIES.split(' ');
