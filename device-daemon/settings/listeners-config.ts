import { Type } from 'typebox'

const Strict = { additionalProperties: false }
const Words = (description: string) => Type.String({ minLength: 1, description })

const Port = Type.Integer({ minimum: 1, maximum: 65_535, description: '端口：1–65535 的整数' })
const Host = Type.String({
  minLength: 1,
  maxLength: 253,
  pattern: '^[A-Za-z0-9.:-]+$',
  description: '本机的 IP 地址，如 192.168.1.20；0.0.0.0 为本机所有地址',
})
const HostNames = Type.Array(Type.String({ pattern: '^[A-Za-z0-9.-]{1,253}$' }), {
  description: '浏览器里可以用的其他主机名，如 station.local',
})

/** Who else may reach this machine. Nothing but loopback unless the station says so. */
export const ListenersConfig = Type.Object(
  {
    staff: Type.Optional(
      Type.Object(
        {
          host: Host,
          port: Port,
          names: Type.Optional(HostNames),
          networks: Type.Optional(
            Type.Array(Words('网段，如 192.168.1.0/24'), {
              minItems: 1,
              description: '只有这些网段的机器能连；不写就是谁都能连，连上了还要登录',
            }),
          ),
          tls: Type.Union(
            [
              Type.Literal('self-signed'),
              Type.Object(
                { cert: Words('证书文件（PEM）'), key: Words('私钥文件（PEM）') },
                { ...Strict, description: '站里自己的证书：{cert: 文件, key: 文件}' },
              ),
            ],
            { description: 'self-signed（第一次启动时自动做一张），或 {cert: 证书文件, key: 私钥文件}' },
          ),
        },
        { ...Strict, description: '大屏、窗口屏和工作人员用的监听地址' },
      ),
    ),
    phone: Type.Optional(
      Type.Object(
        {
          host: Host,
          port: Port,
          url: Type.Optional(
            Type.String({
              pattern: '^https?://[^/\\s]+$',
              description: '小票二维码里写的地址，如 http://192.168.1.20:8090；host 为 0.0.0.0 时必须写',
            }),
          ),
        },
        { ...Strict, description: '群众手机看号用的监听地址，只有这一个页面' },
      ),
    ),
  },
  Strict,
)
