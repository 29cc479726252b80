using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace SupportConsole.Components.Theme;

/// <summary>
/// Serves the theme as a style sheet of this site. <see cref="MudThemeProvider"/> would write inline style elements
/// into every page, which the content security policy refuses; and an attribute of <c>html</c> chooses the theme, so
/// that no page is ever shown in the wrong one.
/// </summary>
internal sealed partial class ThemeSheet(IServiceScopeFactory scopes, ILoggerFactory loggers)
{
    /// <summary>Where the sheet is served.</summary>
    public const string Path = "/theme.css";

    private const string MediaType = "text/css; charset=utf-8";
    private const int YearSeconds = 31_536_000;

    private readonly Lazy<Task<Sheet>> _sheet = new(() => RenderAsync(scopes, loggers));

    /// <summary>
    /// The address that a page links to; it changes with the theme, so that browsers may keep the sheet for ever.
    /// </summary>
    public async Task<string> AddressAsync() => $"{Path}?v={(await _sheet.Value).Version}";

    /// <summary>Answers a request for the sheet.</summary>
    public async Task<IResult> AnswerAsync(HttpResponse response)
    {
        var sheet = await _sheet.Value;
        response.Headers.CacheControl = $"public, max-age={YearSeconds}, immutable";
        return Results.Bytes(sheet.Css, MediaType);
    }

    private static async Task<Sheet> RenderAsync(IServiceScopeFactory scopes, ILoggerFactory loggers)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        var light = await VariablesAsync(renderer, dark: false);
        var dark = await VariablesAsync(renderer, dark: true);
        var css = $$"""
            :root { color-scheme: light; }
            :root {{light}}
            [data-theme="dark"] { color-scheme: dark; }
            [data-theme="dark"] {{dark}}
            @media (prefers-color-scheme: dark) {
            [data-theme="system"] { color-scheme: dark; }
            [data-theme="system"] {{dark}}
            }

            """;
        var bytes = Encoding.UTF8.GetBytes(css);
        return new(bytes, Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]);
    }

    private static Task<string> VariablesAsync(HtmlRenderer renderer, bool dark) =>
        renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(
                new Dictionary<string, object?>
                {
                    [nameof(MudThemeProvider.Theme)] = ConsoleTheme.Instance,
                    [nameof(MudThemeProvider.IsDarkMode)] = dark,
                    [nameof(MudThemeProvider.DefaultScrollbar)] = true,
                    [nameof(MudThemeProvider.ObserveSystemDarkModeChange)] = false,
                }
            );
            var html = (await renderer.RenderComponentAsync<MudThemeProvider>(parameters)).ToHtmlString();
            return Variables().Match(html) is { Success: true } found
                ? found.Groups[1].Value
                : throw new InvalidOperationException(
                    "MudThemeProvider writes its variables in another form than this version of the console expects."
                );
        });

    [GeneratedRegex(@"<style class='mud-theme-provider'>\s*:root\s*(\{.*?\})\s*</style>", RegexOptions.Singleline)]
    private static partial Regex Variables();

    private sealed record Sheet(byte[] Css, string Version);
}
