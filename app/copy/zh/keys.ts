/** Keys for people's own programs. */
import type { keys as english } from "../en/keys.ts";
import type { Translation } from "../translation.ts";

export const keys = {
  title: "密钥",
  lead: "有了密钥，你的程序就能以你的名义调用API。请像对待密码一样对待它。它从不付款、选定、通过或关闭任何东西。",
  docs: "可以调用什么",
  made: "你的新密钥",
  madeText: "请现在复制：我们只保留它的指纹，不能再次显示。",
  none: "你没有密钥。",
  yours: "你的密钥",
  scope_read: "读取",
  scope_write: "写入",
  starts: "以{start}开头",
  ends: "{day}到期",
  ended: "已过期",
  used: "上次使用：{day}",
  unused: "还没用过",
  revoke: "撤销",
  revokeThis: "撤销密钥“{name}”",
  makeTitle: "创建密钥",
  name: "名称",
  nameHint: "写明用途，方便日后辨认。",
  scopes: "它可以",
  read: "读取你可以读取的内容",
  write: "写入：发布和修改任务、申请、交付、上传、发送消息",
  days: "多少天后过期",
  make: "创建密钥",
  making: "正在创建",
} satisfies Translation<typeof english>;
