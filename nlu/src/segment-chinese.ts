import { createRequire } from 'node:module';
import type { Jieba } from '@node-rs/jieba';
import { lazy } from './lazy.ts';

/** Words of service talk that the general dictionary lacks or splits; "word frequency" as jieba reads them. */
const SERVICE_WORDS = `
卡密 到账 没到账 未到账 自动发卡 点卡 充值卡 礼品卡 礼物卡 兑换码 激活码 序列号 转人工 人工客服 真人客服
客服 退款 退钱 退货 发票 开票 抬头 税号 专票 普票 订单号 付款 支付宝 微信支付 银联 话费 充话费 优惠券
优惠码 折扣码 积分 区服 美区 港区 日区 国区 锁区 换绑 改绑 解绑 手机号 验证码 二次验证 登不上 登录 注销
个人信息 批发 批量 团购 手续费 汇率 未成年人 防骗 刮刮卡 刮开 涂层 续费 会员 点数 面额 面值 余额 钱包
扣款 重复扣款 多扣 扣了两次 发货 秒发 催单 下单 取消订单 投诉 推广 返佣 接口 对接`;

/** The dictionary is a native add-on and 5 MB of text, read at the first Chinese word and not at import. */
const jieba = lazy((): Jieba => {
  const require = createRequire(import.meta.url);
  const module = require('@node-rs/jieba') as typeof import('@node-rs/jieba');
  const path = require.resolve('@node-rs/jieba/dict.js');
  const texts = require(path) as { dict?: Uint8Array; idf?: Uint8Array };
  const segmenter = module.Jieba.withDict(texts.dict ?? new Uint8Array());
  // The segmenter keeps a copy of its own; these 11 MB of text would stay with the module for ever.
  delete require.cache[path];
  delete texts.dict;
  delete texts.idf;
  segmenter.loadDict(
    Buffer.from(
      `${SERVICE_WORDS.trim()
        .split(/\s+/)
        .map((word) => `${word} 20000 n`)
        .join('\n')}\n`,
    ),
  );
  return segmenter;
});

/** Words of a run of Han letters, with the shorter words inside long ones (人工, 智能, 人工智能). */
export function segmentChinese(run: string): string[] {
  return run.length === 1 ? [run] : jieba().cutForSearch(run, true);
}

/** Words of a run of Han letters, one after the other, none inside another. */
export function cutChinese(run: string): string[] {
  return run.length === 1 ? [run] : jieba().cut(run, true);
}

/** Words of the dictionary alone: what it lacks falls into letters (卡蜜 → 卡, 蜜), which is how a misspelt word is known. */
export function cutKnownChinese(run: string): string[] {
  return run.length === 1 ? [run] : jieba().cut(run, false);
}
