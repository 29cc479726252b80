using SupportConsole.Auth;

namespace SupportConsole.Security.Network;

/// <summary>
/// Serves people under the console's own address alone: another name in the Host header may be a rebound one that
/// leads here, a page of another site must not open a circuit with this site's cookie, and outside Development nothing
/// is served unencrypted.
/// </summary>
internal sealed class OwnAddress
{
    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "[::1]"];

    private readonly bool _development;
    private readonly string? _publicUrl;
    private readonly string? _origin;

    /// <summary>Names that are served; null for any.</summary>
    private readonly HashSet<string>? _hosts;

    public OwnAddress(IConfiguration configuration, IHostEnvironment environment)
    {
        _development = environment.IsDevelopment();
        _publicUrl = configuration[$"{ConsoleOptions.Section}:{nameof(ConsoleOptions.PublicUrl)}"];
        var own = Uri.TryCreate(_publicUrl, UriKind.Absolute, out var url) ? url : null;
        _origin = own?.GetLeftPart(UriPartial.Authority);
        if (_development ? !LoopbackOnly.IsOpen(configuration) : own is not null)
        {
            IEnumerable<string> names = _development ? ThisMachine : [];
            _hosts = new(own is null ? names : names.Append(own.Host), StringComparer.OrdinalIgnoreCase);
        }
    }

    /// <summary>Refuses what does not come to the console's own address.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!Audience.IsPeople(context.Request.Path) || Problem(context.Request) is not var (status, text))
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(text, CancellationToken.None);
    }

    private (int Status, string Text)? Problem(HttpRequest request)
    {
        var open = _publicUrl is null ? "" : $" Open {_publicUrl}.";
        if (_hosts?.Contains(request.Host.Host) == false)
        {
            return (
                StatusCodes.Status421MisdirectedRequest,
                $"The console is not served under this name.{open} Its operator sets the name in Console:PublicUrl."
            );
        }

        if (!_development && !request.IsHttps)
        {
            return (
                StatusCodes.Status400BadRequest,
                $"The console is served over HTTPS only.{open} Behind a proxy that ends TLS, its operator names the "
                    + "proxy in Security:Proxies."
            );
        }

        return request.Path.StartsWithSegments(CircuitSignIn.Path) && !IsOwn(request)
            ? (StatusCodes.Status403Forbidden, "The console's pages connect from its own address only.")
            : null;
    }

    /// <summary>True for a page of this site, and for programs, which name no origin and send no cookie unasked.</summary>
    private bool IsOwn(HttpRequest request) =>
        request.Headers.Origin is not { Count: > 0 } origin
        || string.Equals(origin, _origin, StringComparison.OrdinalIgnoreCase)
        || (
            (_development || _origin is null)
            && string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
        );
}
