/** `shortcut` is typed after a slash in the reply box. */
export type DemoMacro = { shortcut: string; title: string; texts: { zh: string; en: string } };

export const DEMO_MACROS: readonly DemoMacro[] = [
  {
    shortcut: 'hello',
    title: '问候 / Greeting',
    texts: { zh: '您好，这里是点卡小铺，很高兴为您服务。请问有什么可以帮您？', en: 'Hello, this is Cardlet. How can I help you today?' },
  },
  {
    shortcut: 'order',
    title: '索取订单号 / Ask for the order number',
    texts: {
      zh: '请把订单号发给我（CL- 开头，在付款成功页和邮件里都能找到），我马上帮您查。',
      en: 'Could you send me the order number? It starts with CL- and is in your confirmation mail. I will look at it right away.',
    },
  },
  {
    shortcut: 'shot',
    title: '索取截图 / Ask for a screenshot',
    texts: {
      zh: '请发一张完整的报错截图，包含提示文字和账号地区；卡密请遮住后四位。',
      en: 'Please send a screenshot of the whole error message and the region of your account. Hide the last four characters of the code.',
    },
  },
  {
    shortcut: 'resend',
    title: '已重发卡密 / Code sent again',
    texts: {
      zh: '卡密已经重新发送到您的下单邮箱，请查收（也请看一下垃圾邮件）。在「我的订单」里也能直接看到。',
      en: 'I have sent the code again to the email on your order; please look in spam too. You can also see it under “My orders”.',
    },
  },
  {
    shortcut: 'checking',
    title: '正在核实 / Asking the issuer',
    texts: {
      zh: '我已经向发卡方提交核实，最迟 24 小时内给您答复，期间请不要再尝试兑换。给您添麻烦了。',
      en: 'I have asked the issuer to check your code and will reply within 24 hours. Please do not try to redeem it meanwhile. Sorry for the trouble.',
    },
  },
  {
    shortcut: 'refund',
    title: '退款已办理 / Refund made',
    texts: {
      zh: '退款已经办好，款项原路退回：支付宝、微信和 PayPal 1 至 3 个工作日，银行卡 5 至 10 个工作日。',
      en: 'Your refund is on its way, back the way you paid: Alipay, WeChat Pay and PayPal take 1 to 3 working days, cards 5 to 10.',
    },
  },
  {
    shortcut: 'invoice',
    title: '开票方式 / How to get an invoice',
    texts: {
      zh: '您可以在「我的订单」里点「申请发票」，填写抬头和税号，24 小时内会发到您的邮箱。',
      en: 'Please choose “Request invoice” under “My orders” and enter the name; it arrives by email within 24 hours.',
    },
  },
  {
    shortcut: 'bye',
    title: '结束语 / Closing',
    texts: {
      zh: '还有其他问题随时找我。祝您生活愉快，再见！',
      en: 'If anything else comes up, just write to us. Have a good day!',
    },
  },
];
