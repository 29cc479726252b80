using System.Text.Json;
using Microsoft.JSInterop;

namespace SupportConsole.Components.Shared;

/// <summary>
/// The reader's choices that the server needs before it draws: density, time zone, layouts of grids, accounts looked at
/// lately. The browser keeps them in a cookie of this person's, so that the first bytes of a page are right; within a
/// circuit this object is the newest copy.
/// </summary>
public sealed class ViewPreferences(IJSRuntime js)
{
    /// <summary>Begins the name of the cookie; the person's id follows.</summary>
    public const string CookiePrefix = "support-console-view-";

    /// <summary>Cookies end at 4 KB once encoded; what does not fit is forgotten, oldest first.</summary>
    private const int MaximumLength = 2_400;

    private const string DensityKey = "density";
    private const string ZoneKey = "zone";
    private const string Compact = "compact";
    private const string UtcZone = "utc";

    private readonly Dictionary<string, string> _values = [];
    private readonly List<string> _order = [];

    /// <summary>Raised when a choice was made.</summary>
    public event Action? Changed;

    /// <summary>True for rows of 32 px instead of 36.</summary>
    public bool IsCompact => Get(DensityKey) == Compact;

    /// <summary>True when times are shown in UTC whatever the reader's zone.</summary>
    public bool IsUtc => Get(ZoneKey) == UtcZone;

    /// <summary>Takes what the browser kept. Nonsense is ignored: anybody may write into a cookie.</summary>
    public void Restore(string? cookie)
    {
        if (_values.Count > 0 || string.IsNullOrEmpty(cookie) || cookie.Length > 2 * MaximumLength)
        {
            return;
        }

        try
        {
            foreach (var (key, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(cookie) ?? [])
            {
                if (value is not null)
                {
                    Put(key, value);
                }
            }
        }
        catch (JsonException)
        {
            // Written by somebody else, or cut off: the defaults hold.
        }
    }

    /// <summary>A kept value; null when there is none.</summary>
    public string? Get(string key) => _values.GetValueOrDefault(key);

    /// <summary>Keeps a value, here and in the browser.</summary>
    public async Task SetAsync(string key, string? value)
    {
        Put(key, value);
        while (Write().Length > MaximumLength && _order.Count > 1)
        {
            Put(_order[0], null);
        }

        Changed?.Invoke();
        try
        {
            await js.InvokeVoidAsync("supportConsole.keepView", Write());
        }
        catch (Exception exception) when (BrowserFaults.IsGone(exception))
        {
            // The choice holds for as long as this page lives.
        }
    }

    /// <summary>Chooses rows of 32 or 36 px.</summary>
    public Task SetCompactAsync(bool compact) => SetAsync(DensityKey, compact ? Compact : null);

    /// <summary>Chooses UTC or the reader's zone.</summary>
    public Task SetUtcAsync(bool utc) => SetAsync(ZoneKey, utc ? UtcZone : null);

    private string Write() => JsonSerializer.Serialize(_order.ToDictionary(key => key, key => _values[key]));

    private void Put(string key, string? value)
    {
        _order.Remove(key);
        if (value is null)
        {
            _values.Remove(key);
        }
        else
        {
            _values[key] = value;
            _order.Add(key);
        }
    }
}
