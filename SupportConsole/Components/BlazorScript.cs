namespace SupportConsole.Components;

/// <summary>The Blazor client script; BlazorScript.targets says why there are two.</summary>
internal static class BlazorScript
{
#if COMPLETE_PACKAGE_FEED
    public const string Path = "_framework/blazor.web.js";
#else
    public const string Path = "framework/blazor.web.js";
#endif
}
