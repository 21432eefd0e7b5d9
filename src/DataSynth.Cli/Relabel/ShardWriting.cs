using DataSynth.Cli.Runs;
using DataSynth.Datasets.Export;
using DataSynth.Datasets.Relabelling;
using DataSynth.Parquet;

namespace DataSynth.Cli.Relabel;

/// <summary>Writes outcomes in their order, shard by shard; a shard holds what became of a fixed number of inputs.</summary>
/// <param name="store">Where shards lie.</param>
/// <param name="schema">Their schema.</param>
/// <param name="shardRows">Inputs that make a shard.</param>
internal sealed class ShardWriting(ShardStore store, ParquetSchema schema, long shardRows) : IDisposable
{
    private OpenShard? _open;

    /// <summary>Takes outcomes.</summary>
    /// <param name="batch">The outcomes, following on those before.</param>
    public void Write(LabelledBatch batch)
    {
        for (var i = 0; i < batch.Outcomes.Length; i++)
        {
            _open ??= new OpenShard(store, store.Finished.Count, schema);
            _open.Write(batch.Outcomes[i], batch.Values[i]);
            if (_open.Inputs == shardRows)
                Complete();
        }
    }

    /// <summary>Finishes the shard that is begun, if there is one.</summary>
    public void Complete()
    {
        if (_open is null)
            return;
        store.Finish(_open.Complete());
        _open.Dispose();
        _open = null;
    }

    /// <inheritdoc/>
    public void Dispose() => _open?.Dispose();

    /// <summary>A shard that is being written.</summary>
    private sealed class OpenShard(ShardStore store, int number, ParquetSchema schema) : IDisposable
    {
        private readonly TallyBuilder _tally = new();
        private readonly JsonLinesFile _flips = new(store.FlipsFile(number));
        private readonly JsonLinesFile _quarantine = new(store.QuarantineFile(number));
        private ParquetFileWriter? _rows;

        public long Inputs { get; private set; }

        public void Write(RelabelOutcome outcome, object?[]? values)
        {
            Inputs++;
            _tally.Add(outcome);
            if (outcome.Quarantined is { } quarantined)
                QuarantineLines.Write(_quarantine, quarantined);
            if (outcome.Row is not { } row)
                return;
            _rows ??= ParquetFileWriter.Create(store.ShardFile(number), schema, new ParquetWriterOptions { RowGroupBytes = ShardFile.RowGroupBytes });
            _rows.WriteRow(values);
            if (TallyBuilder.FlipOf(row) is { } flip)
                FlipLines.Write(_flips, row, flip);
        }

        public ShardTally Complete()
        {
            _rows?.Complete();
            _flips.Complete();
            _quarantine.Complete();
            return _tally.Build();
        }

        public void Dispose()
        {
            _rows?.Dispose();
            _flips.Dispose();
            _quarantine.Dispose();
        }
    }
}
