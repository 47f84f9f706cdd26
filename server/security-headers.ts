import helmet from "helmet";

/** Middleware: what every answer tells browsers to refuse. `isHttps`: the archive's own address is one of https. */
export function securityHeaders(isHttps: boolean) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", "data:"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        // Words become markup or scripts by one policy alone: `views/assets/trusted.ts`.
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ["ibid"],
      },
    },
    strictTransportSecurity: isHttps,
    crossOriginOpenerPolicy: isHttps,
    referrerPolicy: { policy: "same-origin" },
  });
}
