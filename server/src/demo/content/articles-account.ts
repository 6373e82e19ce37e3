import type { DemoArticle } from './demo-article.ts';

/** Account, privacy and safety. */
export const ACCOUNT_ARTICLES: readonly DemoArticle[] = [
  {
    slug: 'account-sign-in',
    tags: ['account', '注册', '登录'],
    texts: {
      zh: {
        title: '注册与登录',
        body: `不注册也能购买。注册后可以攒积分、保存订单记录、申请更高限额：点右上角「注册」，填邮箱和密码，再点验证邮件里的链接即可。
登录可以用密码，也可以用邮箱验证码（6 位，10 分钟有效）。收不到验证码，请检查垃圾邮件，60 秒后可重发。
连续输错密码 5 次会锁定 **15 分钟**，之后自动解锁。`,
        questions: [
          '怎么注册账号？',
          '登录不上怎么办？',
          '必须注册才能买吗？',
          '账号登录不了',
          '收不到登录验证码',
          '账号被锁定了',
          '怎么创建账户？',
          '不注册可以购买吗？',
        ],
      },
      en: {
        title: 'Registering and signing in',
        body: `You can buy without an account. With one you collect points, keep your order history and get higher limits: choose “Register” at the top right, enter email and password, and follow the link in the mail.
Sign in with your password or with a code sent by email (6 digits, valid for 10 minutes). No code? Check spam; you can ask for another after 60 seconds.
After 5 wrong passwords the account is locked for **15 minutes** and then opens by itself.`,
        questions: [
          'How do I create an account?',
          'I cannot log in',
          'Do I need an account to buy?',
          'I am locked out of my account',
          'I do not get the sign-in code',
          'Sign up for an account',
          'Can I buy as a guest?',
          'Login problem',
        ],
      },
    },
  },
  {
    slug: 'password-reset',
    tags: ['account', '密码'],
    texts: {
      zh: {
        title: '忘记密码',
        body: `在登录页点「忘记密码」，输入注册邮箱，我们会发一封重置邮件，链接 **30 分钟**内有效，只能用一次。
新密码至少 10 位。重置后其他设备会自动退出登录。
注册邮箱也用不了的话，请联系客服，用最近一笔订单号和付款凭证核实身份后更换邮箱。`,
        questions: [
          '怎么重置密码？',
          '密码忘了登不进去',
          '重置邮件收不到',
          '登录密码忘了',
          '怎么改密码？',
          '重置链接失效了',
          '想设置新密码',
        ],
      },
      en: {
        title: 'I forgot my password',
        body: `Choose “Forgot password” on the sign-in page and enter your email. The link we send is valid for **30 minutes** and works once.
The new password needs at least 10 characters. Other devices are signed out.
If you cannot use that mailbox any more, contact us: after checking your latest order number and proof of payment, we change the email.`,
        questions: [
          'How do I reset my password?',
          'Forgot my login',
          'The reset link does not arrive',
          'I lost my password',
          'Change my password',
          'The reset link has expired',
          'I cannot remember my password',
        ],
      },
    },
  },
  {
    slug: 'change-email',
    tags: ['account', '邮箱', '填错'],
    texts: {
      zh: {
        title: '修改邮箱或下单邮箱填错',
        body: `**修改账户邮箱**：「我的账户 – 安全」里填新邮箱，新旧两个邮箱各收到一封确认邮件，都点确认后生效。
**下单时邮箱填错**：未发卡的，在「我的订单」直接改；已发卡的，登录后仍能在订单里看到卡密。未注册的顾客请联系客服，用付款凭证核实后，我们把卡密重发到正确的邮箱。`,
        questions: [
          '下单时邮箱写错了',
          '怎么换绑邮箱？',
          '卡密发到错误的邮箱了',
          '怎么修改邮箱？',
          '收货邮箱填错了',
          '邮箱输错一个字母',
          '旧邮箱不用了，想换一个',
        ],
      },
      en: {
        title: 'Changing your email, or wrong email on an order',
        body: `**Account email**: enter the new one under “My account – Security”. A mail goes to the old and to the new address; the change takes effect once both are confirmed.
**Wrong email on an order**: if it is not delivered yet, correct it under “My orders”. If it is, the code is still shown there after signing in. Bought as a guest? Contact us: after checking your proof of payment we send the code to the right address.`,
        questions: [
          'I typed the wrong email address',
          'How do I change my email?',
          'The code was sent to the wrong address',
          'I made a mistake in my email address',
          'Update my email address',
          'I no longer use my old email',
          'Typing error in the email on my order',
        ],
      },
    },
  },
  {
    slug: 'privacy',
    tags: ['privacy', '隐私', '注销'],
    texts: {
      zh: {
        title: '隐私与注销账户',
        body: `我们只保存邮箱、订单、付款结果和对话记录，不保存银行卡号，也不出售个人信息。
在「我的账户 – 隐私」可以下载您的数据（24 小时内生成），或申请注销。注销在 **15 天**内完成，期间登录即可撤回；余下积分会清零，请先用掉。
依照法律，发票和交易记录须保留 5 年。`,
        questions: [
          '怎么注销账号？',
          '你们会泄露我的信息吗？',
          '如何删除我的数据？',
          '我要注销账户',
          '你们会保存我的银行卡吗？',
          '怎么导出我的个人数据？',
          '我的信息安全吗？',
        ],
      },
      en: {
        title: 'Privacy and deleting your account',
        body: `We keep your email, orders, payment results and conversations. We do not store card numbers and never sell personal data.
Under “My account – Privacy” you can download your data (ready within 24 hours) or ask for deletion. It is completed within **15 days**; signing in before then withdraws it. Points that are left are lost, so use them first.
By law, invoices and transaction records must be kept for 5 years.`,
        questions: [
          'How do I delete my account?',
          'What personal data do you keep?',
          'Can I have my data erased?',
          'Close my account',
          'Do you store my card details?',
          'Download a copy of my data',
          'Remove my personal information',
        ],
      },
    },
  },
  {
    slug: 'scams',
    tags: ['security', '防骗', '诈骗'],
    texts: {
      zh: {
        title: '防骗提醒',
        body: `凡是让您**买礼品卡并把卡密发给他**的，都是诈骗：冒充公检法、客服退款、刷单返利、网恋、领导借钱等。
点卡小铺的人员绝不会索要您的卡密、密码或验证码，也不会用私人微信收款。官网只有 cardlet.example。
如果已经把卡密发了出去，请立刻联系我们：还没兑换的，我们马上作废；同时请拨打 110 或 96110 报警。`,
        questions: [
          '有人让我买卡发给他是骗子吗？',
          '你们是正规的吗？',
          '我被骗了怎么办？',
          '对方叫我买卡拍照给他',
          '有人冒充你们的客服',
          '卡密告诉了骗子',
          '怎么辨别诈骗？',
          '你们网站可靠吗？',
        ],
      },
      en: {
        title: 'Protect yourself against scams',
        body: `Anyone who asks you to **buy gift cards and send them the codes** is a fraudster: fake officials, fake refunds, paid “tasks”, online romance, a “boss” in a hurry.
Cardlet staff never ask for your codes, password or sign-in code, and never take payment by private message. Our only site is cardlet.example.
If you have already given a code away, contact us at once: if it is not redeemed yet, we void it. Then report it to the police.`,
        questions: [
          'Someone told me to buy gift cards, is it a scam?',
          'Is this shop legit?',
          'I gave my code to a scammer',
          'A stranger asks me for gift cards',
          'Someone pretends to be your staff',
          'I sent a code to someone I do not know',
          'Can I trust you?',
          'Is this website real?',
        ],
      },
    },
  },
  {
    slug: 'minors',
    tags: ['minors', '未成年人'],
    texts: {
      zh: {
        title: '未成年人购买与家长退款',
        body: `未满 18 岁须经监护人同意才能购买。
孩子擅自购买的，监护人可以在 **30 天内**申请：未兑换的卡密全额退款；已兑换的，我们协助您向游戏平台申请未成年人退款。
请准备订单号、付款凭证、监护人身份证明和亲子关系证明，发送到 help@cardlet.example,3 个工作日内答复。`,
        questions: [
          '小孩偷偷买了点卡能退吗？',
          '未成年人可以购买吗？',
          '孩子用我手机充值了',
          '孩子没经过同意就买了',
          '未满 18 岁能买吗？',
          '儿子乱花钱怎么退？',
          '家长怎么申请退款？',
        ],
      },
      en: {
        title: 'Purchases by minors and refunds for parents',
        body: `Customers under 18 need the consent of a parent or guardian.
If a child bought without permission, the guardian can apply **within 30 days**: unredeemed codes are refunded in full; for redeemed ones we help you to claim from the game platform.
Please send the order number, proof of payment, your ID and proof that you are the guardian to help@cardlet.example. We reply within 3 working days.`,
        questions: [
          'My child bought cards without asking',
          'Can minors buy here?',
          'My son used my phone to order',
          'Refund for a purchase by my daughter',
          'How old must I be to buy?',
          'I am under 18',
          "A child used a parent's card",
        ],
      },
    },
  },
];
