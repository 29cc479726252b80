using System.Diagnostics.Metrics;
using SupportConsole.Core.Engine;

namespace SupportConsole.Tests.Integration.Limits;

/// <summary>Adds up what one node measures; gauges keep their last value.</summary>
internal sealed class MeterRecorder : IDisposable
{
    private const string Prefix = "supportconsole.limits.";

    private readonly MeterListener _listener = new();
    private readonly Dictionary<string, double> _sums = [];
    private readonly Dictionary<string, int> _counts = [];

    public MeterRecorder(CoreHost host)
    {
        var meter = host.Get<EngineMeter>().Meter;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter == meter)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.Start();
    }

    public double this[string instrument, string tags = "", bool count = false]
    {
        get
        {
            lock (_sums)
            {
                return count
                    ? _counts.GetValueOrDefault($"{instrument} {tags}")
                    : _sums.GetValueOrDefault($"{instrument} {tags}");
            }
        }
    }

    /// <summary>Asks the gauges.</summary>
    public void Look() => _listener.RecordObservableInstruments();

    public void Dispose() => _listener.Dispose();

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var names = new List<string>();
        foreach (var tag in tags)
        {
            names.Add($"{tag.Key}={tag.Value}");
        }

        var key = $"{instrument.Name[Prefix.Length..]} {string.Join(' ', names)}";
        lock (_sums)
        {
            _sums[key] = instrument.IsObservable ? value : _sums.GetValueOrDefault(key) + value;
            _counts[key] = _counts.GetValueOrDefault(key) + 1;
        }
    }
}
