import type { uploads as english } from "../en/uploads.ts";
import type { Translation } from "../translation.ts";

export const uploads = {
  rate_limited: "请求太多。请稍等片刻再试。",
  upload_quota_reached: "你过去24小时的上传额度已用完。",
  body_too_large: "超过了我们接受的大小。",
  invalid_input: "文件是空的，或不完整。请重新选择。",
  session_expired: "这次登录已过期。请重新载入页面。",
  other: "这个文件没有被接受。请重新载入页面。",
} satisfies Translation<typeof english>;
